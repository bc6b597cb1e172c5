"""The demonstration's content: what it says, and how it becomes pages."""
