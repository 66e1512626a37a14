"""A certificate that everything was checked. A worker can show it; nobody needs it to travel."""
