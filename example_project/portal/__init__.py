"""A demonstration portal: an ordinary Wagtail site that uses wagtail-ctn."""
