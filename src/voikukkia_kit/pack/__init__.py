"""Makes packs: renders only what changed, and writes each folder whole or not at all."""
