mod enrolled;
mod enrollments;
mod reads;
mod rows;
mod students;
mod teaching;
