articels-empty = Chưa có tin nào
^^^^^^^^^^^^^^ #~ unknown-message key=articels-empty nearest=articles-empty
loi-chao-rieng = Chào bà con
