a-b c = d
    ^ #~ bad-message
exit-name = { "" }
^^^^^^^^^ #~ bad-message reason=empty
safety-title = { " \u200B" }
^^^^^^^^^^^^ #~ bad-message reason=empty
skip-to-content = { home }
^^^^^^^^^^^^^^^ #~ bad-message reason=cycle
home = { skip-to-content }
^^^^ #~ bad-message reason=cycle
article-byline = Bài của { $tu }
^^^^^^^^^^^^^^ #~ bad-message reason=variable name=$tu
campaign-days-left = { $count ->
^^^^^^^^^^^^^^^^^^ #~ bad-message reason=empty
   *[other] …
    }
