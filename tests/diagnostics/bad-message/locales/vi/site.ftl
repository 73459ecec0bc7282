a-b c = d
    ^ #~ bad-message
