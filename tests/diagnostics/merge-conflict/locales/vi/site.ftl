home = Trang chính
<<<<<<< HEAD
^^^^^^^^^^^^ #~ merge-conflict
search = Tìm
=======
search = Tìm kiếm
>>>>>>> sua-chu
