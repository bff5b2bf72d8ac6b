"""Reports, a module each; `all_reports` lists them."""
