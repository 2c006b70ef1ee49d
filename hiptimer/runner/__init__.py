"""Everything the two front ends share: one engine, one clock, one record, and the protocols."""
