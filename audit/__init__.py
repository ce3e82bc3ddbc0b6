"""doichieu: reads reports and news, and says which of their figures cannot all be true."""

__version__ = "0.1.0"
