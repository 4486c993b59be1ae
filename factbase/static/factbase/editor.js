// The entry editor: more rows of evidence without a reload.
const editor = document.querySelector("[data-editor]");

for (const formset of editor?.querySelectorAll("[data-formset]") ?? []) {
  const total = editor.elements[`${formset.dataset.formset}-TOTAL_FORMS`];
  const template = formset.querySelector("template");
  const add = formset.querySelector("[data-add]");
  formset.querySelector(".no-script").remove();
  add.hidden = false;
  add.addEventListener("click", () => {
    const row = template.innerHTML.replaceAll("__prefix__", total.value);
    template.insertAdjacentHTML("beforebegin", row);
    total.value = Number(total.value) + 1;
    template.previousElementSibling.querySelector("input:not([type=hidden])").focus();
  });
}
