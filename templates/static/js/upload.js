// Sends a form with a file, and shows how far it has come. Without this the browser sends it.
export function watchUpload(form) {
  const file = form.querySelector("input[type=file]");
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("button[type=submit]");
  const line = form.querySelector("[data-upload-progress]");
  const bar = line.querySelector("progress");

  form.addEventListener("submit", (event) => {
    // What is wrong with a form without a file, its page says.
    if (!file.files.length) return;
    event.preventDefault();
    if (Number(form.dataset.mostBytes) < file.files[0].size) {
      status.textContent = form.dataset.tooLarge;
      file.focus();
      return;
    }
    send();
  });

  function send() {
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", (sent) => {
      if (sent.lengthComputable) show(Math.floor((100 * sent.loaded) / sent.total));
    });
    request.upload.addEventListener("load", () => say(form.dataset.checking));
    request.addEventListener("load", () => go(request));
    request.addEventListener("error", () => stop(form.dataset.unsent));
    request.open("POST", form.getAttribute("action"));
    request.setRequestHeader("Accept", "application/json");
    button.disabled = true;
    line.hidden = false;
    show(0);
    say(form.dataset.sending);
    request.send(new FormData(form));
  }

  function go(request) {
    if (request.getResponseHeader("Content-Type")?.startsWith("application/json")) {
      location.assign(JSON.parse(request.responseText).location);
    } else if (request.status < 400) {
      // The session is over, and this is the page to sign in.
      location.assign(request.responseURL);
    } else {
      const page = new DOMParser().parseFromString(request.responseText, "text/html");
      document.title = page.title;
      document.querySelector("main").replaceWith(page.querySelector("main"));
      document.querySelector(".error-summary")?.focus();
      const again = document.querySelector("form[data-upload]");
      if (again) watchUpload(again);
    }
  }

  function show(percent) {
    bar.value = percent;
    bar.nextElementSibling.textContent = `${percent} %`;
  }

  function stop(text) {
    line.hidden = true;
    button.disabled = false;
    say(text);
  }

  // Read out when it changes, not with every percent.
  function say(text) {
    if (status.textContent !== text) status.textContent = text;
  }
}
