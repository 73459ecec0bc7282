// The language switch keeps the place on the page: headings have the same ids in every language
// (TRN-06). Without this script it leads to the top of the same page.
(function () {
  document.addEventListener('click', function (event) {
    var link = event.target.closest('.switch a');
    if (link) link.hash = location.hash;
  });
})();
