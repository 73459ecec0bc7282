# Đừng hứa: xóa dấu vết
exit-hint = Nút này xóa dấu vết của bạn
                    ^^^^^^^^^^^ #~ forbidden-claim phrase="xóa dấu vết"
