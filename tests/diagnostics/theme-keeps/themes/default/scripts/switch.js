localStorage.setItem('trang', location.pathname);
