"""What commands do beside a run: look at a page, at this machine, at the register, at tables alone."""
