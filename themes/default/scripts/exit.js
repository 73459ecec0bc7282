// Leaving quickly (SAF-03, SAF-04). Without this script the exit control is a plain link.
(function () {
  var doc = document, root = doc.documentElement, title = doc.title;
  var status = doc.querySelector('[data-exit-status]');
  var control = doc.querySelector('a[data-exit]');
  if (!control) return;
  var presses = 0, lone = false, last = 0, timer = 0;
  function say(text) {
    if (status) status.textContent = text || '';
  }
  // Hidden and renamed first: the destination may never answer.
  function leave(event) {
    if (event) event.preventDefault();
    root.hidden = true;
    doc.title = control.getAttribute('data-title');
    location.replace(control.href);
  }
  function forget() {
    presses = 0;
    lone = false;
    say('');
  }
  // A way to a place on this page leaves no entry behind, which one Back after the exit would show.
  function follow(event) {
    var link = event.target.closest('a[href]');
    if (!link || event.button > 1) return;
    // The middle button too: it would open another tab and leave this page in sight.
    if (link.hasAttribute('data-exit')) return leave(event);
    if (event.button || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || link.href.split('#')[0] !== location.href.split('#')[0]) return;
    event.preventDefault();
    location.replace(link.href);
  }
  doc.addEventListener('click', follow);
  doc.addEventListener('auxclick', follow);
  // A press counts when Shift goes down and up with nothing else between: input methods toggle
  // with Ctrl+Shift, and Shift+letter is writing.
  doc.addEventListener('keydown', function (event) {
    if (event.key !== 'Shift' || event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.keyCode === 229) {
      forget();
    } else if (!event.repeat) {
      lone = true;
    }
  }, true);
  doc.addEventListener('keyup', function (event) {
    if (event.key !== 'Shift' || !lone || event.isComposing) return;
    lone = false;
    presses = event.timeStamp - last > 5000 ? 1 : presses + 1;
    last = event.timeStamp;
    if (presses > 2) return leave();
    say(status && status.getAttribute(presses === 1 ? 'data-two' : 'data-one'));
    clearTimeout(timer);
    timer = setTimeout(forget, 5000);
  }, true);
  doc.addEventListener('pointerdown', function () { lone = false; }, true);
  doc.addEventListener('compositionstart', forget, true);
  addEventListener('blur', forget);
  // Restored from the back/forward cache: usable again.
  addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    root.hidden = false;
    doc.title = title;
    forget();
  });
})();
