// Paper has no closed parts: a browser that does not know `::details-content` would print their names alone (TRACE-09).
(function () {
  var opened = [];
  addEventListener('beforeprint', function () {
    opened = [].slice.call(document.querySelectorAll('details:not([open])'));
    opened.forEach(function (part) { part.open = true; });
  });
  addEventListener('afterprint', function () {
    opened.forEach(function (part) { part.open = false; });
  });
})();
