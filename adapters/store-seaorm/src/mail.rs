mod digests;
mod letter;
mod outbox;
mod queue;
mod reads;
