mod attended;
mod enrolled;
mod enrollments;
mod reads;
mod rows;
mod sessions;
mod students;
mod teaching;
