// A link to what lies in a closed part: browsers of before 2022 do not open it by themselves, and stay at the top of the
// page as if the place were not there.
(function () {
  function open() {
    var target = document.getElementById(location.hash.slice(1));
    var part = target && target.closest('details');
    if (part) part.open = true, target.scrollIntoView();
  }
  addEventListener('hashchange', open);
  open();
})();
