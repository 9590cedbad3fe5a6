"""The pages, one folder for each: views, forms, addresses and templates under the same names."""
