// Makes a photo small before it is sent, and shows it. Where a phone cannot, it goes as it is.
(() => {
  if (!window.createImageBitmap || !window.DataTransfer) return;
  const LONGEST = 1600, QUALITY = 0.7, SMALL = 3e5;
  const words = document.currentScript.dataset;
  const field = document.getElementById('photo'), button = field.form.querySelector('button');
  const label = button.textContent;
  let chosen = 0, shown;

  const put = (canvas, file) => {
    const said = document.createElement('p');
    said.className = 'soft';
    said.textContent = words.size.replace('{kb}', Math.ceil(file.size / 1024));
    shown = document.createElement('div');
    shown.appendChild(canvas);
    shown.appendChild(said);
    Object.assign(canvas.style, { maxWidth: '100%', maxHeight: '50vh' });
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', file.name);
    field.parentNode.appendChild(shown);
  };

  const smaller = (picture, file) => new Promise((done) => {
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext('2d');
    // What is seen through, a screenshot's corner, is white.
    pen.fillStyle = 'white';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const keep = (blob) => {
      const fits = !blob || file.type === 'image/jpeg' && file.size <= Math.max(SMALL, blob.size);
      done([canvas, fits ? file : new File([blob], 'photo.jpg', { type: 'image/jpeg' })]);
    };
    canvas.toBlob(keep, 'image/jpeg', QUALITY);
  });

  field.addEventListener('change', () => {
    const file = field.files[0], turn = ++chosen;
    if (shown) shown.remove();
    shown = null;
    if (!file) return;
    button.disabled = true;
    button.textContent = words.working;
    createImageBitmap(file)
      .then((picture) => smaller(picture, file))
      .then(([canvas, small]) => {
        if (turn !== chosen) return;
        const files = new DataTransfer();
        files.items.add(small);
        field.files = files.files;
        put(canvas, small);
      })
      // No picture: the server says what is wrong with it.
      .catch(() => {})
      .then(() => {
        if (turn !== chosen) return;
        button.disabled = false;
        button.textContent = label;
      });
  });
  // What is no JPEG becomes one here.
  field.accept = 'image/*';
})();
