"""The staff page: found items, lists of documents, the journal and the inbox, for people with an account.

A process of its own (``python -m bot office``) that no visitor reaches. What an account may open is told by its role,
and everything that staff does is noted in the audit log: who, what, when, and no contents.
"""
