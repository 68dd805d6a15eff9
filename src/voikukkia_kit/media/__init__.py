"""How a document becomes bytes: pages, PDFs and plain text."""
