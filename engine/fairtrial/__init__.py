"""fairtrial: holds a case against the international standards of a fair trial and drafts the annex to a letter."""

__version__ = "0.1.0"
