exit-hint = Bấm để đi (21.8536, 106.7610)
                       ^^^^^^^^^^^^^^^^^ #~ coordinates reason=pair
