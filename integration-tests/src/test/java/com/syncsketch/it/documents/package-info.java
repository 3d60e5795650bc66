/**
 * The documents as tests: what a reader copies from them is compiled, run and checked, and what they point to is there.
 * {@code CONTRIBUTING.md} tells how to write a snippet.
 *
 * <p>{@link com.syncsketch.it.documents.Document} reads Markdown, {@link com.syncsketch.it.documents.JavaSnippet} makes a
 * class of each Java snippet, {@link com.syncsketch.it.documents.SnippetCompiler} compiles all of them at once, and
 * {@link com.syncsketch.it.documents.SnippetRunner} runs them in one process of their own, since a snippet that names a
 * file or reads the environment means the folder and the environment of its process.
 */
package com.syncsketch.it.documents;
