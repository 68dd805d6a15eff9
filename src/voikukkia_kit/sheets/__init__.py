"""What a group's documents show: values only, nothing rendered."""
