"""The small screens that open above another and return a typed result: a choice, a question, help, a form."""
