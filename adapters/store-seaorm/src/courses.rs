mod enrolled;
mod enrollments;
mod materials;
mod reads;
mod rows;
mod students;
mod summaries;
mod teaching;
