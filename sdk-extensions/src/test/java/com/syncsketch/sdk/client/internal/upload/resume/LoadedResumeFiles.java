package com.syncsketch.sdk.client.internal.upload.resume;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Resume files of a copy of the client that a class loader of its own has loaded, like that of an application. */
final class LoadedResumeFiles implements AutoCloseable {

    private final URLClassLoader loader;

    LoadedResumeFiles() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        loader = new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader());
    }

    AutoCloseable open(Path path) throws Exception {
        try {
            return (AutoCloseable) loader.loadClass(ResumeStateFile.class.getName())
                    .getMethod("open", Path.class, Path.class, boolean.class)
                    .invoke(null, null, path, true);
        } catch (InvocationTargetException e) {
            throw (Exception) e.getCause();
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
