"""Who, where and when: mentions in a text and what they stand for. Pure; what is not known is None."""
