-viec = Giúp nạn nhân
view-support = Giúp nạn nhân bạo lực
               ^^^^^^^^^^^^^^^^^^^^^ #~ sensitive-word word="bạo lực" key=view-support
view-hotlines = { -viec }
                ^^^^^^^^^ #~ sensitive-word word="nạn nhân" key=view-hotlines
exit-leaving = Đang mở
    trang về bạo lực
    ^^^^^^^^^^^^^^^^ #~ sensitive-word word="bạo lực" key=exit-leaving
# Chữ trong bài thì được.
support-empty = Nơi giúp nạn nhân
