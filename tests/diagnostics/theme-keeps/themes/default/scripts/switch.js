localStorage.setItem('trang', location.pathname);
^^^^^^^^^^^^ #~ theme-keeps name=localStorage
