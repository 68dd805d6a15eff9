"""The values of the field: people, sessions, programmes and groups.

Every value is frozen, and one that exists is valid.
"""
