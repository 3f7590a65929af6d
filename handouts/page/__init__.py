"""A page: how its texts look, where their lines go, what stands around its columns."""
