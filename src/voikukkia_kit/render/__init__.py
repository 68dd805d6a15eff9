"""Turns a group and its words into pages, PDFs, calendars and text."""
