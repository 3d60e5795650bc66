/**
 * Tests the documents: snippets are compiled, run and checked, and links must be valid. {@code CONTRIBUTING.md} describes
 * how to write a snippet.
 *
 * <p>{@link com.syncsketch.it.documents.Document} parses Markdown, {@link com.syncsketch.it.documents.JavaSnippet} creates a
 * class for each Java snippet, {@link com.syncsketch.it.documents.SnippetCompiler} compiles all of them at once, and
 * {@link com.syncsketch.it.documents.SnippetRunner} runs them in a separate process, because snippets
 * use the current folder and the environment of their process.
 */
package com.syncsketch.it.documents;
