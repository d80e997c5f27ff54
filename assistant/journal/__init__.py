"""The journal: what was asked and answered, and how helpful it was, on this machine only. Personal data is masked first."""

from assistant.journal.feedback import Feedback, JournalUnavailable
from assistant.journal.record import Journal, open_journal

__all__ = ["Feedback", "Journal", "JournalUnavailable", "open_journal"]
