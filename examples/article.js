'use strict';

// Mark what the glossary explains, each section where it is first mentioned. Without a desk the article stays as it is.
Glossdesk.annotate(document.querySelector('article'), { first: true }).catch((fault) => console.info(fault.message));
