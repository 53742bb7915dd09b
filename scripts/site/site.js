// What is scrolled sideways can be scrolled with the keyboard, too. The theme wraps wide tables once the page is there.
const scrolled = ".md-typeset__scrollwrap, math[display=block]";
const reach = () => document.querySelectorAll(scrolled).forEach((one) => one.setAttribute("tabindex", "0"));
new MutationObserver(reach).observe(document.body, { childList: true, subtree: true });
reach();
