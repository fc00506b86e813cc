mod customers;
mod portal;
mod stock_customers;
mod visibilities;
