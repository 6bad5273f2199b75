"""What the editorial office learns from visitors: which topics are asked, what had no answer, what they say of answers.

Nothing here leads to a person: no conversation, session or address is kept, and personal data has gone from texts.
"""
