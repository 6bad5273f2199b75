"""Questions without an answer that visitors have sent to the staff, with a contact if they wished.

Off unless INBOX is set. The channel puts questions in, the staff page answers them, and time deletes them. A contact is
encrypted, shown only to the staff, and deleted as soon as the question is done.
"""
