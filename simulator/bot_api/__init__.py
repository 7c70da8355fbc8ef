"""The Bot API: a request comes in over HTTP, a method changes the world, an answer goes out."""
