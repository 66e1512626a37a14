"""Who opened a record of somebody: the read log, shown to its owner by office and role."""
