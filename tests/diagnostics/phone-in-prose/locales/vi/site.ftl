exit-hint = Bấm để đi, hoặc gọi 0912 345 678
                                ^^^^^^^^^^^^ #~ phone-in-prose nearest="" reason=message
