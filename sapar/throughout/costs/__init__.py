"""What going abroad cost the worker, written down by the worker alone. Agencies and employers never see it."""
