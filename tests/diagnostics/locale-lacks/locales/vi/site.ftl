view-page-of = Trang sau
^^^^^^^^^^^^ #~ locale-lacks language=vi what=variables count=2 words="`$heading`, `$page`"
